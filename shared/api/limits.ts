/** Sizes that both sides of the service API keep to. */

const MIB = 1024 * 1024

/** Most bytes of one `appendUpload` piece or one `readSourceBytes` range. */
export const PIECE_LIMIT = 8 * MIB

/** Files above this many bytes are refused as sources. */
export const UPLOAD_LIMIT = 512 * MIB
