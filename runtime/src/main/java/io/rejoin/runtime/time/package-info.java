/** The clocks that parts are handed. Uses the JDK only. */
package io.rejoin.runtime.time;
