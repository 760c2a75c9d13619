package org.penstock.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** A request as its sender made it, before a proxy handed it on. */
final class OutsideRequest extends HttpServletRequestWrapper {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final URI outside;

    OutsideRequest(HttpServletRequest request, URI outside) {
        super(request);
        this.outside = outside;
    }

    @Override
    public String getScheme() {
        return outside.getScheme();
    }

    @Override
    public boolean isSecure() {
        return outside.getScheme().equals("https");
    }

    @Override
    public String getServerName() {
        return outside.getHost();
    }

    @Override
    public int getServerPort() {
        return outside.getPort() > 0 ? outside.getPort() : isSecure() ? HTTPS : HTTP;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(outside.getScheme() + "://" + outside.getRawAuthority() + getRequestURI());
    }

    /** Only a proxy near by is believed, and of what it tells only the last: that one it has seen itself. */
    @Override
    public String getRemoteAddr() {
        String peer = super.getRemoteAddr();
        String told = getHeader("X-Forwarded-For");
        if (told == null || !isNear(peer)) {
            return peer;
        }
        return told.substring(told.lastIndexOf(',') + 1).strip();
    }

    private static boolean isNear(String address) {
        try {
            InetAddress peer = InetAddress.getByName(address);
            return peer.isLoopbackAddress() || peer.isSiteLocalAddress();
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }
}
