package org.penstock.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether passkeys work under the address that a page was asked under: the one that is set ({@code PENSTOCK_URL}), else
 * localhost. What else a request claims to have been sent to is not believed.
 */
@Component
public class PasskeySites {
    private static final String LOCALHOST = "localhost";
    /** Browsers want a name, and https for any but this machine's own. */
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+|\\[.*]");

    private final Addresses addresses;
    private final String set;

    PasskeySites(Addresses addresses, @Value("${penstock.url:}") String url) {
        this.addresses = addresses;
        this.set = url.isBlank() ? LOCALHOST : URI.create(url).getHost();
    }

    /** Empty where no browser would give or take a key. */
    public Optional<PasskeySite> of(HttpServletRequest request) {
        URI here = URI.create(addresses.outside(request));
        boolean safe = "https".equals(here.getScheme()) || LOCALHOST.equals(set);
        boolean asked = set.equalsIgnoreCase(request.getServerName());
        return asked && safe && !NUMBER.matcher(set).matches()
                ? Optional.of(new PasskeySite(origin(here), set))
                : Optional.empty();
    }

    private static String origin(URI here) {
        String port = here.getPort() < 0 ? "" : ":" + here.getPort();
        return here.getScheme() + "://" + here.getHost() + port;
    }
}
