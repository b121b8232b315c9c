/**
 * The node agent: registers a node, keeps its lease, and tells whoever embeds it what the registry
 * wants of it. {@link io.rejoin.agent.NodeAgent} is the library, {@link
 * io.rejoin.agent.AgentProgram} the program.
 *
 * <pre>
 *   link, probe, cluster IP, owner ──► AgentLoop ──► AgentMachine ──► actions ──► link, listener
 *        (their own threads)           (one thread)     (pure)
 * </pre>
 *
 * <p>All that an agent decides is decided on its one thread; the listener is told on that thread
 * too. May use every package below and the modules {@code runtime} and {@code schemas}.
 */
package io.rejoin.agent;
