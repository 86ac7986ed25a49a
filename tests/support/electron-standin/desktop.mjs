// What Electron asks of the desktop: dialogs answer from a script, everything else is written down.

/** A dialog nobody scripted an answer for throws: it would have stood there for ever. */
export function createDialogs(run) {
  const ask = (kind) => (parentOrOptions, options) => {
    run.log.push({ what: `dialog.${kind}`, options: options ?? parentOrOptions })
    const next = run.options.dialogs?.findIndex((scripted) => scripted.kind === kind) ?? -1
    if (next < 0) return Promise.reject(new Error(`stand-in: no answer is scripted for dialog.${kind}`))
    return Promise.resolve(run.options.dialogs.splice(next, 1)[0].answer)
  }
  return {
    showOpenDialog: ask('showOpenDialog'),
    showSaveDialog: ask('showSaveDialog'),
    showMessageBox: ask('showMessageBox'),
    showErrorBox: (title, content) => run.log.push({ what: 'dialog.showErrorBox', title, content }),
  }
}

export function createMenu(run) {
  return {
    buildFromTemplate: (template) => ({ template }),
    setApplicationMenu: (menu) => {
      run.menu = menu
    },
  }
}

export function createScreen(run) {
  const display = { workArea: { x: 0, y: 0, width: 1920, height: 1080 } }
  return {
    getAllDisplays: () => {
      if (!run.isReady) throw new Error('stand-in: `screen` must wait for the app to be ready')
      return [display]
    },
  }
}

export function createShell(run) {
  return {
    openExternal: async (url) => {
      run.log.push({ what: 'shell.openExternal', url })
    },
  }
}
