// Prints scripts/sample-report.html to the PDF that "Try the sample" opens. Run it after changing the text.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { ensureChromium } from './ensure-chromium.mjs'

const found = await ensureChromium()
if (!found.ok) {
  console.error(found.message)
  process.exit(1)
}
const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage()
await page.goto(pathToFileURL(join(import.meta.dirname, 'sample-report.html')).href)
await page.pdf({
  path: join(import.meta.dirname, '../sample/street-lighting-review.pdf'),
  preferCSSPageSize: true,
  tagged: true,
  outline: true,
})
await browser.close()
