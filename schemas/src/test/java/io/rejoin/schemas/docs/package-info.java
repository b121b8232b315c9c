/** Generates {@code docs/topics.md} and fails when it is stale. */
package io.rejoin.schemas.docs;
