/** The clients of a test: whoever is `here` leaves before the desk stops. */
export function keepClients() {
  let clients: { leave(): void }[] = []
  return {
    here<C extends { leave(): void }>(client: C): C {
      clients.push(client)
      return client
    },
    allLeave(): void {
      for (const client of clients) client.leave()
      clients = []
    },
  }
}
