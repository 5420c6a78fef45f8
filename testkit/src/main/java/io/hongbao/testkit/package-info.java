/**
 * What tests share: seeded workloads, fault injection and the contract that every host must pass.
 */
@NullMarked
package io.hongbao.testkit;

import org.jspecify.annotations.NullMarked;
