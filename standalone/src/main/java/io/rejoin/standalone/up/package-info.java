/**
 * A whole cluster in one process: broker, schema registry, topics, registry and gate, started in
 * this order and stopped in reverse. Each is the production part, told where the others are;
 * nothing here is a substitute.
 */
package io.rejoin.standalone.up;
