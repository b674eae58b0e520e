/** What would allow an address inside, as the end of a sentence. */
export const insideHint = 'catalogues there are not asked unless the setting copy-cataloguing.allow-private allows it.'
