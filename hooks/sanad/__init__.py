"""
The engine of Sanad: from a folder of practices to pages, in pure Python.

The way of the data (an arrow is the only import that is allowed)::

    practices/ -> reading -> checking -> model (Library) -> pages -> hooks, scripts

Layers import downwards only, and within a layer never in a circle:

L0  languages, arabic, yaml_nodes, problems, catalogue, urls
L1  vocabularies, schema, glossary
L2  model
L3  markdown, reading, translation, checking, assembling, country_facts, page_texts,
    remembering, library, drafting, fixing, writing
L4  words, assets, pages, links, search, handouts, shortcodes, site, shells, serving,
    staging, json_schema, forge_labels, source_links, form, word_form, preview

Start with `library.load_library`, then one module of `pages`. Nothing here imports
MkDocs: the hooks hand what the engine makes to it.
"""
