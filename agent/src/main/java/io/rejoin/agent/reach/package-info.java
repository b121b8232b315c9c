/**
 * Where this node can be reached: the cluster IP, given or detected, and the endpoints at it.
 * Looking may resolve names, so it is done by no thread that anybody waits for. Uses the JDK only.
 */
package io.rejoin.agent.reach;
