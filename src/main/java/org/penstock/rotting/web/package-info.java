@NullMarked
package org.penstock.rotting.web;

import org.jspecify.annotations.NullMarked;
