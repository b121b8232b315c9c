/** What another service depends on to read or write Rejoin's topics. */
package io.rejoin.schemas;
