/** What would allow an address inside, as the end of a sentence. */
export const insideHint = 'the library does not let catalogues there be asked (setting copy-cataloguing.allow-private).'
