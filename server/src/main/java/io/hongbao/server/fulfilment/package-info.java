/** Who makes what was ordered: the port, and the sandbox behind it. */
@NullMarked
package io.hongbao.server.fulfilment;

import org.jspecify.annotations.NullMarked;
