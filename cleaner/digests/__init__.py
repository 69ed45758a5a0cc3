"""Digests: which sentences are picked, once, for every ranker.

``budget``   what fits: sentences, words, characters, tokens, a share; always a hard upper bound
``shelf``    what is already chosen, and what would say it again
``select``   one article: the best sentences that fit, with the sentence before where one points back
``merge``    several articles: what several of them say first, then what only one says
``voices``   which articles are copies of one text, and so count once
``echoes``   other articles that say the same, and where they differ
``why``      the reasons of a pick, in words
"""
