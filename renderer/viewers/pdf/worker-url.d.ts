/** Vite gives an import ending in `?url` the address of the file as built. */
declare module 'pdfjs-dist/build/pdf.worker.min.mjs?url' {
  const url: string
  export default url
}
