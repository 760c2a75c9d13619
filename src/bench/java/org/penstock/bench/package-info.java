/** Measures the packaged server from outside; compiled and run by {@code bin/bench}, never part of the product. */
package org.penstock.bench;
