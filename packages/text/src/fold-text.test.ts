import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { foldText } from './index.ts'

const CASES: readonly (readonly [situation: string, written: string, typed: string])[] = [
  ['plain letters', 'The Hobbit', 'the hobbit'],
  ['Danish and Norwegian', 'Søren Kierkegaards Frygt og Bæven', 'soren kierkegaards frygt og baeven'],
  ['Polish', 'Łódź', 'lodz'],
  ['Croatian and Vietnamese', 'Đà Nẵng đồng', 'da nang dong'],
  ['Icelandic', 'Þórður Eðvald', 'thordur edvald'],
  ['French', 'Œuvres complètes : l’été', 'oeuvres completes : lete'],
  ['German', 'DER PROZESS, der Prozeß', 'der prozess, der prozess'],
  ['Turkish', 'İstanbul ışığı', 'istanbul isigi'],
  ['Catalan', 'col·lecció', 'colleccio'],
  ['Romanian by comma and by cedilla', 'Brâncuși Brâncuşi Țara Ţara', 'brancusi brancusi tara tara'],
  ['ʻokina', 'Hawaiʻi', 'hawaii'],
  ['romanized Arabic', 'Qurʼān, al-ʻArabī', 'quran, al-arabi'],
  ['romanized Russian', 'Dostoevskiĭ, Prestuplenīe, Il′ia, Ilʹi͡a', 'dostoevskii, prestuplenie, ilia, ilia'],
  ['apostrophes of all shapes', "O'Brien O’Brien OʼBrien O`Brien O´Brien", 'obrien obrien obrien obrien obrien'],
  ['ligatures of print', 'ﬀ ﬁ ﬂ ﬃ', 'ff fi fl ffi'],
  ['full-width forms', 'ＦＵＬＬ　１２', 'full 12'],
  ['super- and subscripts', 'x² H₂O', 'x2 h2o'],
  ['fractions', 'Fellini 8½', 'fellini 8 1/2'],
  ['musical signs', 'Sonata in B♭ and C♯ minor', 'sonata in b flat and c sharp minor'],
  ['Greek', 'Ὀδυσσεύς ΟΔΥΣΣΕΥΣ', 'οδυσσευσ οδυσσευσ'],
  ['Cyrillic yo', 'Ёлка ёлка', 'елка елка'],
  ['Cyrillic letters of their own', 'Й й Ї Ў', 'й й ї ў'],
  ['Ukrainian ghe', 'Ґанок', 'ганок'],
  ['Hebrew points', 'קַרְל מַרְקְס', 'קרל מרקס'],
  ['Hebrew abbreviations', 'צה״ל צה"ל "ספר"', 'צהל צהל "ספר"'],
  ['Yiddish digraphs', 'ײִדיש', 'יידיש'],
  ['Arabic harakat and tatweel', 'كِتَابٌ كتـــاب', 'كتاب كتاب'],
  ['Arabic alef, ya and ta marbuta', 'أحمد إلى آمال مدرسة موسى', 'احمد الي امال مدرسه موسي'],
  ['Persian kaf and yeh', 'کتاب فارسی', 'كتاب فارسي'],
  ['Persian half space', 'می‌خواهم', 'ميخواهم'],
  ['Arabic presentation forms', 'ﻻ ﷲ', 'لا الله'],
  ['Devanagari vowels stay, nukta goes', 'क़लम हिंदी हिँदी', 'कलम हिंदी हिंदी'],
  ['Devanagari nasals', 'हिन्दी सम्पादक जन्म', 'हिंदी संपादक जन्म'],
  ['katakana', 'ハリー・ポッター ヴ', 'はりーぽった ゔ'],
  ['a final long mark in katakana', 'コンピューターの ｺﾝﾋﾟｭｰﾀ サーバー カー', 'こんぴゅーたの こんぴゅーた さーば かー'],
  ['half-width katakana', 'ｶﾞｷﾞ ﾊﾟﾝ', 'がぎ ぱん'],
  ['katakana without a hiragana of their own', 'ヷヺ', 'わを'],
  ['traditional Chinese', '紅樓夢 漢語', '红楼梦 汉语'],
  ['Japanese forms', '広島 図書館', '广岛 图书馆'],
  ['other ways to write a character', '西遊記 牀 烟囱', '西游记 床 烟囱'],
  ['compatibility ideographs', '\uF900\uFA10', '\u5C82\u585A'],
  ['Hangul', '한국어', '한국어'],
  ['digits of other scripts', '٣٤ ۳۴ ०१ ๓ ೪', '34 34 01 3 4'],
  ['letters beyond the basic plane', '𝔘𝔫𝔦 𠮷 𐐀', 'uni 𠮷 𐐨'],
  ['marks by which sorting skips an article', '\u0098The \u009CHobbit', 'the hobbit'],
  ['invisible characters', 'so\u00ADft\u200B \uFEFFbom', 'soft bom'],
  ['trade marks', 'Lego™ Duplo®', 'lego duplo'],
  ['half of a character', 'a\uD800b', 'a b'],
  ['nothing', '', ''],
]

describe('what searchers type meets what cataloguers wrote', () => {
  for (const [situation, written, typed] of CASES) {
    it(situation, () => {
      assert.equal(foldText(written), typed)
    })
    it(`${situation}, decomposed`, () => {
      assert.equal(foldText(written.normalize('NFD')), typed)
    })
  }
})

describe('every character of Unicode', () => {
  it('folds to something that folds to itself, composed or decomposed', () => {
    const wrong: string[] = []
    for (let code = 0; code < 0x20000; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue
      const character = String.fromCodePoint(code)
      const folded = foldText(character)
      if (foldText(folded) !== folded || foldText(character.normalize('NFD')) !== folded) wrong.push(code.toString(16))
    }
    assert.deepEqual(wrong, [])
  })

  it('gives the decimal digits of every script their value', () => {
    const digits = Array.from({ length: 0x1fbff }, (_, code) => code)
      .filter((code) => /\p{Nd}/u.test(String.fromCodePoint(code)))
      .map((code) => foldText(String.fromCodePoint(code)))
    assert.ok(digits.length >= 600)
    assert.equal(digits.join(''), '0123456789'.repeat(digits.length / 10))
  })
})
