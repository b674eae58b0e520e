import { html, type Html } from '../../../platform/html.ts'

/** Words of searches that lead on to others, in each language of the site. */
export interface DiscoveryWords {
  /** What was asked for finds nothing, and something else is shown. */
  readonly ledOn: (asked: string, shown: string) => Html
  /** Nothing is just what was asked for, and what comes near is shown. */
  readonly near: (asked: string) => Html
  readonly seeAlso: (other: Html) => Html
}

const en: DiscoveryWords = {
  ledOn: (asked, shown) => html`Nothing has <i>${asked}</i>. The library suggests <b>${shown}</b>.`,
  near: (asked) => html`Nothing has all of <i>${asked}</i>. These come near.`,
  seeAlso: (other) => html`See also ${other}.`,
}

const words: Readonly<Record<string, DiscoveryWords>> = {
  en,
  de: {
    ledOn: (asked, shown) => html`<i>${asked}</i> kommt nirgends vor. Die Bibliothek empfiehlt <b>${shown}</b>.`,
    near: (asked) => html`Nichts enthält alles aus <i>${asked}</i>. Dies kommt dem nahe.`,
    seeAlso: (other) => html`Siehe auch ${other}.`,
  },
  es: {
    ledOn: (asked, shown) => html`Nada contiene <i>${asked}</i>. La biblioteca propone <b>${shown}</b>.`,
    near: (asked) => html`Nada contiene todo <i>${asked}</i>. Esto se le acerca.`,
    seeAlso: (other) => html`Véase también ${other}.`,
  },
  fr: {
    ledOn: (asked, shown) => html`Rien ne contient <i>${asked}</i>. La bibliothèque propose <b>${shown}</b>.`,
    near: (asked) => html`Rien ne contient tout de <i>${asked}</i>. Voici ce qui s’en approche.`,
    seeAlso: (other) => html`Voir aussi ${other}.`,
  },
  ar: {
    ledOn: (asked, shown) => html`لا نتائج عن <i>${asked}</i>. تقترح المكتبة <b>${shown}</b>.`,
    near: (asked) => html`لا شيء يطابق <i>${asked}</i> كله. هذه أقرب النتائج.`,
    seeAlso: (other) => html`انظر أيضًا ${other}.`,
  },
}

/** The words in a language of the site. */
export function discoveryWordsIn(lang: string): DiscoveryWords {
  return words[lang] ?? en
}
