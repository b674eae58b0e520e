import { AjvCompiler } from '@fastify/ajv-compiler'
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifyServerOptions } from 'fastify'

type Factories = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>

/** A compiled check; like Ajv's, it leaves what was wrong in `errors`. */
interface Check {
  (data: unknown): unknown
  errors?: unknown
}

/** Both of Fastify's compilers: from shared schemas and options to a function from a route's schema to what is run. */
type Compiler<T> = (schemas: unknown, options: unknown) => (definition: unknown) => T

/** Compiles what checks a request when the first request of its kind comes. */
const buildValidator: Compiler<Check> = (schemas, options) => {
  const compile = (AjvCompiler() as Compiler<Check>)(schemas, options)
  return (definition) => {
    let compiled: Check | undefined
    const check: Check = (data) => {
      compiled ??= compile(definition)
      const result = compiled(data)
      check.errors = compiled.errors
      return result
    }
    return check
  }
}

/** Compiles what writes an answer when the first answer of its kind is sent. */
const buildSerializer: Compiler<(data: unknown) => string> = (schemas, options) => {
  const compile = (SerializerSelector() as Compiler<(data: unknown) => string>)(schemas, options)
  return (definition) => {
    let compiled: ((data: unknown) => string) | undefined
    return (data) => (compiled ??= compile(definition))(data)
  }
}

/** Fastify's own compilers, put off: a hundred endpoints compiled at the start would cost half a second of each start. */
export const lazyCompilers = { buildValidator, buildSerializer } as unknown as Factories
