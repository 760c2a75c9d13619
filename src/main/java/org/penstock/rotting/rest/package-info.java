@NullMarked
package org.penstock.rotting.rest;

import org.jspecify.annotations.NullMarked;
