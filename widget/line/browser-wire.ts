import type { OpenWire } from './wire.ts'

export const openBrowserWire: OpenWire = (url, on) => {
  const socket = new WebSocket(url)
  socket.onmessage = event => on.text(String(event.data))
  socket.onclose = () => on.lost()
  return {
    send: frame => socket.readyState === WebSocket.OPEN && socket.send(frame),
    close() {
      socket.onmessage = socket.onclose = null
      socket.close()
    },
  }
}
