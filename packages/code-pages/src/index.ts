export { byteIn, characterIn, codePages, type CodePage } from './code-pages.ts'
export { decodeText, encodeText, encodings, type Encoding } from './encode-text.ts'
export { likenessOf } from './likeness.ts'
