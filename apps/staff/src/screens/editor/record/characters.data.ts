/** Marks that go onto the letter before the cursor: code point and name. */
export const markTable = `
0300 grave
0301 acute
0302 circumflex
0303 tilde
0304 macron
0306 breve
0307 dot above
0308 umlaut, diaeresis
0309 hook above
030A ring above
030B double acute
030C caron, háček
0310 candrabindu
0311 inverted breve
0313 comma above
0315 high comma off center
031B horn
031C left half ring below
0323 dot below
0324 double dot below
0325 ring below
0326 comma below
0327 cedilla
0328 ogonek
032D circumflex below
032E breve below
0331 macron below
0332 low line
0333 double low line
0360 double tilde
0361 ligature, double inverted breve
`
/** Letters and signs that stand by themselves: character and name. */
export const characterTable = `
ʻ ayn, ʻokina, turned comma
ʼ alif, hamza, modifier apostrophe
ʽ reversed comma
ʿ left half ring, ayn
ʾ right half ring, hamza
ʹ soft sign, prime
ʺ hard sign, double prime
· middle dot
Ł L with stroke, Polish
ł l with stroke, Polish
Ø O with stroke
ø o with stroke
Đ D with stroke, Vietnamese
đ d with stroke, Vietnamese
Þ thorn, capital
þ thorn
Ð eth, capital
ð eth
Æ ae, capital
æ ae
Œ oe, capital
œ oe
ı i without dot, Turkish
İ I with dot, Turkish
ß sharp s
ə schwa
Ə schwa, capital
ŋ eng
Ơ O with horn, Vietnamese
ơ o with horn, Vietnamese
Ư U with horn, Vietnamese
ư u with horn, Vietnamese
© copyright
℗ phonogram, published sound
® registered
№ numero
£ pound
€ euro
¥ yen
° degree
± plus or minus
× times
♭ flat
♯ sharp
♮ natural
¿ inverted question mark
¡ inverted exclamation mark
“ left double quotation mark
” right double quotation mark
‘ left single quotation mark
’ right single quotation mark
« left guillemet
» right guillemet
– en dash
— em dash
… ellipsis
ª feminine ordinal
º masculine ordinal
¹ superscript one
² superscript two
³ superscript three
α alpha, Greek
β beta, Greek
γ gamma, Greek
δ delta, Greek
ε epsilon, Greek
ζ zeta, Greek
η eta, Greek
θ theta, Greek
ι iota, Greek
κ kappa, Greek
λ lambda, Greek
μ mu, Greek
ν nu, Greek
ξ xi, Greek
ο omicron, Greek
π pi, Greek
ρ rho, Greek
σ sigma, Greek
ς final sigma, Greek
τ tau, Greek
υ upsilon, Greek
φ phi, Greek
χ chi, Greek
ψ psi, Greek
ω omega, Greek
Ω omega capital, Greek
Δ delta capital, Greek
Σ sigma capital, Greek
Π pi capital, Greek
а a, Cyrillic
б be, Cyrillic
в ve, Cyrillic
г ge, Cyrillic
д de, Cyrillic
е ie, Cyrillic
ё io, Cyrillic
ж zhe, Cyrillic
з ze, Cyrillic
и i, Cyrillic
й short i, Cyrillic
к ka, Cyrillic
л el, Cyrillic
м em, Cyrillic
н en, Cyrillic
о o, Cyrillic
п pe, Cyrillic
р er, Cyrillic
с es, Cyrillic
т te, Cyrillic
у u, Cyrillic
ф ef, Cyrillic
х kha, Cyrillic
ц tse, Cyrillic
ч che, Cyrillic
ш sha, Cyrillic
щ shcha, Cyrillic
ъ hard sign, Cyrillic
ы yeru, Cyrillic
ь soft sign, Cyrillic
э e, Cyrillic
ю yu, Cyrillic
я ya, Cyrillic
і Ukrainian i, Cyrillic
ї yi, Cyrillic
є Ukrainian ie, Cyrillic
ґ ghe with upturn, Cyrillic
‎ left-to-right mark
‏ right-to-left mark
`
