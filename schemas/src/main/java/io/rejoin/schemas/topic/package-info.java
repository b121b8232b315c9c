/** The topics as others see them: names, keys, headers, settings and the reason of each. */
package io.rejoin.schemas.topic;
