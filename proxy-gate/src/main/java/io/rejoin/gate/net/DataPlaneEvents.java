package io.rejoin.gate.net;

import io.rejoin.gate.core.Backend;
import io.rejoin.schemas.input.BackendReport.Sighting;
import java.net.InetSocketAddress;

/** What the data plane says of itself. Called on event loops: whoever listens must not block. */
public interface DataPlaneEvents {

  /** A backend has answered a connect. */
  void reached(Backend backend);

  /** A backend was seen to fail, or to be {@link Sighting#FINE} again. */
  void sighted(Backend backend, Sighting sighting, String detail);

  /** A revision of the realm's routes is in force, and what it ended has ended. */
  void applied(String realm, long revision);

  /** The realm's port is open. */
  void listening(String realm, InetSocketAddress where);

  /** The realm's port is closed. */
  void closed(String realm);

  /** The realm's port could not be opened; it will be tried again. */
  void notListening(String realm, String problem);
}
