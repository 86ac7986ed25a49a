// The least that reading a PDF with pdf.js costs: the text content of every page, and nothing made of it.
import { createRequire } from 'node:module'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'

Promise.withResolvers ??= function withResolvers() {
  let resolve, reject
  const promise = new Promise((onResolve, onReject) => ([resolve, reject] = [onResolve, onReject]))
  return { promise, resolve, reject }
}
URL.parse ??= (input, base) => (URL.canParse(input, base) ? new URL(input, base) : null)
ArrayBuffer.prototype.transferToFixedLength ??= function transferToFixedLength() {
  return structuredClone(this, { transfer: [this] })
}
// pdf.js says so on the console where there is no canvas to draw on.
console.warn = () => undefined

const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
const task = getDocument({
  data: workerData.bytes,
  cMapUrl: `${folder}/cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${folder}/standard_fonts/`,
  wasmUrl: `${folder}/wasm/`,
  useSystemFonts: false,
  verbosity: 0,
})
const document = await task.promise
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number)
  await page.getTextContent()
  page.cleanup()
}
parentPort.postMessage({ kind: 'result', pages: document.numPages })
