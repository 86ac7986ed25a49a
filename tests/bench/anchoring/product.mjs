// What is measured of the product, for `build-matcher.mjs` to bundle.
export { anchorTarget } from '../../../shared/anchoring/anchor.ts'
export { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
