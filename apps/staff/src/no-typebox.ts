/**
 * Stands for TypeBox in the browser's bundle. Contracts build their schemas when they are loaded; here every call and every
 * property gives this same empty thing, which weighs nothing and is never looked at.
 */
export const Type: object = new Proxy(() => Type, {
  get: (_, name) => (typeof name === 'symbol' ? undefined : Type),
  apply: () => Type,
})
