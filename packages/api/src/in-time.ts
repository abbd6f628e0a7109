import { AppError } from './errors.js'

const longestMs = 2500

/**
 * What comes of the work, or a refusal where that takes too long: a database that says nothing must not keep anybody
 * waiting. The work goes on all the same, until its own statements give up.
 */
export function inTime<Result>(work: Promise<Result>, ms = longestMs): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new AppError('Busy')), ms)
    work.finally(() => clearTimeout(timer)).then(resolve, reject)
  })
}
