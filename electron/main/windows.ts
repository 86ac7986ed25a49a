/** The windows: how they are made, where they stood last, and how they are told of events. */
import { BrowserWindow, screen, type Rectangle } from 'electron'
import { z } from 'zod'
import { APP_ADDRESS, EVENT_CHANNEL } from '../../shared/api/host.ts'
import { mayLoseChanges } from './dialogs.ts'
import { webPreferences } from './guard.ts'

/** Remembers a small text for the person on this machine. */
export interface Memory {
  read(): Promise<string | null>
  write(text: string): Promise<unknown>
}

export interface WindowsOptions {
  readonly preload: string
  readonly memory: Memory
  /** The window whose contents had this id is gone. */
  readonly onClosed: (contentsId: number) => void
}

const placeSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  maximized: z.boolean(),
})
type Place = z.infer<typeof placeSchema>

const usual = { width: 1440, height: 900 }
const smallest = { minWidth: 800, minHeight: 560 }

/** Tells every window. */
export function sendToWindows(event: string, data: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(EVENT_CHANNEL, event, data)
}

export class Windows {
  readonly #options: WindowsOptions
  #lastWrite: Promise<unknown> = Promise.resolve()

  constructor(options: WindowsOptions) {
    this.#options = options
  }

  /** Opens a window, runs `prepare` with the id of its contents, and loads the interface into it. */
  async open(prepare: (contentsId: number) => Promise<void>): Promise<void> {
    const place = await this.#lastPlace()
    const window = new BrowserWindow({
      ...usual,
      ...smallest,
      ...(place && { x: place.x, y: place.y, width: place.width, height: place.height }),
      title: 'Pincite',
      show: false,
      webPreferences: webPreferences(this.#options.preload),
    })
    // Read now: a closed window has no contents to ask.
    const { id } = window.webContents
    if (place?.maximized) window.maximize()
    window.once('ready-to-show', () => window.show())
    window.on('close', () => this.#remember(window))
    window.webContents.on('will-prevent-unload', (event) => {
      if (mayLoseChanges(window)) event.preventDefault()
    })
    window.on('closed', () => this.#options.onClosed(id))
    await prepare(id)
    if (window.isDestroyed()) return
    await window.loadURL(APP_ADDRESS).catch((error: unknown) => {
      // A window closed while it was loading is no failure.
      if (!window.isDestroyed()) throw error
    })
  }

  /** Brings a window to the front; false where there is none. */
  focus(): boolean {
    const window = BrowserWindow.getAllWindows()[0]
    if (window?.isMinimized()) window.restore()
    window?.focus()
    return window !== undefined
  }

  /** Resolves when the last window's place is remembered. */
  async settled(): Promise<void> {
    await this.#lastWrite
  }

  #remember(window: BrowserWindow): void {
    const place: Place = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    // A place that can't be remembered is no reason to keep a window from closing.
    this.#lastWrite = this.#options.memory.write(JSON.stringify(place)).catch(() => undefined)
  }

  /** The remembered place, where it can still be seen on a screen. */
  async #lastPlace(): Promise<Place | null> {
    const text = await this.#options.memory.read().catch(() => null)
    const parsed = placeSchema.safeParse(text === null ? null : parseJson(text))
    if (!parsed.success) return null
    const onScreen = screen.getAllDisplays().some(({ workArea }) => overlaps(workArea, parsed.data))
    return onScreen ? parsed.data : null
  }
}

/** True where at least a corner worth grabbing, 100 pixels each way, lies within the area. */
function overlaps(area: Rectangle, place: Rectangle): boolean {
  const wide = Math.min(area.x + area.width, place.x + place.width) - Math.max(area.x, place.x)
  const high = Math.min(area.y + area.height, place.y + place.height) - Math.max(area.y, place.y)
  return wide >= 100 && high >= 100
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
