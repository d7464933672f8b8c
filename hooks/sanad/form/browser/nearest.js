// The names nearest to what was found, as Python's difflib measures them.

function countCommon(one, two, rare, [from, to, low, high]) {
  let [start, other, size] = [from, low, 0];
  let above = [];
  for (let i = from; i < to; i += 1) {
    const row = [];
    for (let j = low; j < high; j += 1) {
      if (one[i] !== two[j] || !rare.has(two[j])) continue;
      row[j] = (above[j - 1] || 0) + 1;
      if (row[j] > size) [start, other, size] = [i - row[j] + 1, j - row[j] + 1, row[j]];
    }
    above = row;
  }
  for (; start > from && other > low && one[start - 1] === two[other - 1]; size += 1) [start, other] = [start - 1, other - 1];
  while (start + size < to && other + size < high && one[start + size] === two[other + size]) size += 1;
  if (!size) return 0;
  return size + countCommon(one, two, rare, [from, start, low, other]) + countCommon(one, two, rare, [start + size, to, other + size, high]);
}

// At most three names, the nearest first; the first three in order where none is near.
// Names are tried by the letters they share with it, which no ratio can exceed.
function nearest(found, names) {
  const two = [...found];
  const counts = {};
  for (const letter of two) counts[letter] = (counts[letter] || 0) + 1;
  const rare = new Set(two.filter((letter) => two.length < 200 || counts[letter] <= Math.floor(two.length / 100) + 1));
  const sorted = [...new Set(names)].sort();
  const rows = sorted.map((name) => {
    const one = [...name];
    const met = {};
    const shared = one.filter((letter) => (met[letter] = (met[letter] || 0) + 1) <= counts[letter]).length;
    const total = one.length + two.length;
    return { name, one, total, most: (2 * shared) / total };
  });
  let near = [];
  for (const { name, one, total, most } of rows.sort((a, b) => b.most - a.most)) {
    if (most < (near.length > 2 ? near[2][0] : 0.3)) break;
    const ratio = (2 * countCommon(one, two, rare, [0, one.length, 0, two.length])) / total;
    if (ratio >= 0.3) near.push([ratio, name]);
    near = near.sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? 1 : -1)).slice(0, 3);
  }
  return near.length ? near.map(([, name]) => name) : sorted.slice(0, 3);
}
