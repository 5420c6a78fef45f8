/**
 * Reads a campaign's YAML file into the core's rules, and names the line of every mistake in it.
 */
@NullMarked
package io.hongbao.campaignfile;

import org.jspecify.annotations.NullMarked;
