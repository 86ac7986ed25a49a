/**
 * Takes pdf.js's worker code into this thread: the module puts itself on `globalThis.pdfjsWorker`, where pdf.js
 * looks before it would search for a worker file. A file of its own because pdf.js ships no types for it, which
 * only an import for effect does without.
 */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
