/** What operators do: keys and roles, campaigns, people, journal, backup, audit log. */
@NullMarked
package io.hongbao.server.admin;

import org.jspecify.annotations.NullMarked;
