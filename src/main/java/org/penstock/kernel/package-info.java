/** Value types that every module speaks in: no beans, no SQL, no dependency on any other module. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.penstock.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
