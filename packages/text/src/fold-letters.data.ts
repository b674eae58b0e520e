/**
 * Letters that Unicode does not decompose, with what a searcher types for them: pairs of letter and replacement,
 * separated by spaces. Lower case only; capitals are lowered first.
 */
export const LETTER_FOLDS: string =
  'ø o æ ae œ oe ß ss þ th ð d đ d ħ h ı i ȷ j ĸ k ł l ŋ n ŧ t ſ s ƿ w ȝ y ə e ǝ e ɛ e ɔ o ƒ f ' +
  'ƀ b ɓ b ƃ b ƈ c ȼ c ɖ d ɗ d ƌ d ȡ d ɇ e ɠ g ɣ g ǥ g ƣ gh ɦ h ⱨ h ɨ i ɩ i ɉ j ƙ k ⱪ k ƚ l ɫ l ɬ l ȴ l ꝉ l ɱ m ɲ n ƞ n ȵ n ' +
  'ɵ o ȣ ou ƥ p ᵽ p ꝑ p ꝓ p ꝕ p ʠ q ꝗ q ɋ q ɍ r ɽ r ꝛ r ʂ s ȿ s ƭ t ʈ t ⱦ t ȶ t ʉ u ʊ u ʋ v ⱳ w ƴ y ɏ y ƶ z ȥ z ɀ z ⱬ z ʒ z ' +
  'ꜳ aa ꜵ ao ꜷ au ꜹ av ꜻ av ꜽ ay ꝏ oo ꝥ th ꝧ th ꝡ vy ꝫ et ꞇ t ꟶ h ᵹ g ' +
  // Greek final sigma and symbol forms; Ukrainian ghe with upturn, printed as plain ghe from 1933 to 1990
  'ς σ ϲ σ ґ г ' +
  // Arabic: alef wasla, alef maqsura, ta marbuta, and the Persian, Urdu and Kurdish shapes of kaf, yeh and heh
  'ٱ ا ى ي ة ه ک ك ڪ ك ی ي ې ي ۍ ي ہ ه ە ه ھ ه ۃ ه ۂ ه ۀ ه ' +
  // Yiddish digraphs
  'װ וו ױ וי ײ יי ' +
  // Devanagari candrabindu is written and omitted freely
  'ँ ं ' +
  // Music: titles carry the signs, searchers type the words
  '♭ _flat ♯ _sharp ♮ _natural ' +
  // Fractions must not run into the number before them
  '¼ _1/4 ½ _1/2 ¾ _3/4 ⅓ _1/3 ⅔ _2/3 ⅛ _1/8 ⅜ _3/8 ⅝ _5/8 ⅞ _7/8'

/** Apostrophes: dropped when folding, but a word may be looked for by its parts ("O'Brien", "l'homme"); U+200C parts Persian words. */
export const APOSTROPHES: string = "'\u00B4\u2018\u2019\u201B\u2032\uFF07\uFF40\u055A\u1FFD\u200C"

/** Hyphens inside words; dashes (U+2013, U+2014, U+2212) part words and are not here. U+05BE is the Hebrew maqaf. */
export const HYPHENS: string = '\u2010\u2011\u05BE\uFE63\uFF0D'

/**
 * Inclusive ranges of code points that vanish: combining marks of Latin, Greek and Cyrillic, Hebrew points, Arabic
 * harakat and tatweel, Syriac points, modifier letters (ʻokina, ayn, alif, soft and hard sign of romanization),
 * invisible format characters, trade marks, and the middle dots of Catalan (l·l), Chinese and Japanese names.
 * Vowel signs of Indic and South-East Asian scripts are marks too, but they are letters to the reader and stay.
 */
export const DROPPED: readonly (readonly [number, number])[] = [
  [0x80, 0x84],
  [0x86, 0x9f],
  [0xa9, 0xa9],
  [0xad, 0xae],
  [0xb7, 0xb7],
  [0x2b9, 0x2df],
  [0x2e5, 0x36f],
  [0x483, 0x489],
  [0x559, 0x559],
  [0x55b, 0x55c],
  [0x55e, 0x55e],
  [0x591, 0x5bd],
  [0x5bf, 0x5bf],
  [0x5c1, 0x5c2],
  [0x5c4, 0x5c5],
  [0x5c7, 0x5c7],
  [0x5f3, 0x5f4],
  [0x610, 0x61a],
  [0x61c, 0x61c],
  [0x640, 0x640],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0x6df, 0x6e8],
  [0x6ea, 0x6ed],
  [0x711, 0x711],
  [0x730, 0x74a],
  [0x898, 0x89f],
  [0x8ca, 0x8ff],
  [0x93c, 0x93c],
  [0xa3c, 0xa3c],
  [0xabc, 0xabc],
  [0xcbc, 0xcbc],
  [0x180b, 0x180f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x2027, 0x2027],
  [0x202a, 0x202e],
  [0x2033, 0x2037],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff],
  [0x2117, 0x2117],
  [0x2120, 0x2120],
  [0x2122, 0x2122],
  [0x302a, 0x302d],
  [0x3099, 0x309c],
  [0x30fb, 0x30fb],
  [0xa66f, 0xa672],
  [0xa674, 0xa67d],
  [0xa700, 0xa721],
  [0xa788, 0xa788],
  [0xa78b, 0xa78c],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0xff65, 0xff65],
  [0xff9e, 0xff9f],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe0fff],
]

/** Cyrillic letters whose mark makes another letter, always written and always typed; ё, by contrast, folds to е. */
export const KEPT_CYRILLIC: string = 'йўїѓќ'
