package io.rejoin.agent.link;

import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;

/** Stands where nobody listens, or nobody does any more. */
record DeafListener() implements LinkListener {

  @Override
  public void answered(Result result) {}

  @Override
  public void kicked(Kick kick) {}

  @Override
  public void assigned(Assignment assignment) {}

  @Override
  public void disowned(Heartbeat heartbeat) {}

  @Override
  public void acked(Heartbeat heartbeat) {}

  @Override
  public void acked(ClusterIpReport report) {}

  @Override
  public void undelivered(Registration registration, String why) {}

  @Override
  public void undelivered(Heartbeat heartbeat, String why) {}

  @Override
  public void undelivered(ClusterIpReport report, String why) {}
}
