/** What people see who open an invite's link: the landing page, its click ids, the posters. */
@NullMarked
package io.hongbao.server.landing;

import org.jspecify.annotations.NullMarked;
