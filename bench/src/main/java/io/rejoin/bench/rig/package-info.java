/**
 * What measures are made with: a cluster with broker and topics, a registry on it, records to send,
 * and followers that see what comes out. Followers and heartbeats have a thread each; everything
 * else works on its caller's. Uses the programs as an operator would, by settings and topics only.
 */
package io.rejoin.bench.rig;
