const secret = ['FromSystemAuthentication', 'FromAgencyAuthentication', 'AuthenticationInputData'].join('|')
const pattern = new RegExp(
  `(<(?:[^\\s<>/]*:)?(${secret})(?:\\s[^<>]*)?(?<!/)>)[\\s\\S]*?(?=</(?:[^\\s<>/]*:)?\\2\\s*>|$)`,
  'g',
)

/** The text of a message with passwords and PINs replaced by `***`, for logs; what is cut off behind one is left out. */
export function maskSecrets(text: string): string {
  return text.replace(pattern, '$1***')
}
