import { z } from 'zod'

/** A number as the files have it, typed. */
export const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .refine(typed => /^\d{1,5}$/.test(typed) && Number(typed) >= low && Number(typed) <= high, {
      error: `must be a whole number from ${low} to ${high}`,
      params: { zh: `要写 ${low} 到 ${high} 的整数` },
    })
    .meta({ type: 'integer', minimum: low, maximum: high })
    .transform(Number)
