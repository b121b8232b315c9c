package io.rejoin.schemas.value;

/** What a node does in its realms. Only routers appear in routes and can lead. */
public enum Role {
  ROUTER,
  PROXY,
  WORKER
}
