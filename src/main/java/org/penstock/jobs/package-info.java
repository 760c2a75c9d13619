/** Scheduled and background work by db-scheduler, and the progress of long work. URLs: none. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.penstock.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
