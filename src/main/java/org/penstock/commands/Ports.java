package org.penstock.commands;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out before anything else starts whether the server can listen. */
final class Ports {
    private Ports() {}

    /**
     * The port to listen on: the wanted one, or a free one where 0 is wanted.
     *
     * @param option what the options of this port and its address begin with
     */
    static int listenable(String address, int wanted, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), wanted), 1);
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new Trouble(reason(e, address, wanted, option), e);
        } catch (IOException e) {
            throw new Trouble("Can't listen on " + address + ", port " + wanted + ": " + e.getMessage(), e);
        }
    }

    private static String reason(BindException e, String address, int port, String option) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("Permission")) {
            return "Port " + port + " needs more rights than this user has. Take one above 1024, such as " + option
                    + "port 8080.";
        }
        if (said.contains("assign")) {
            return "The address " + address + " is not one of this machine's. Leave " + option
                    + "address away to listen on this machine only.";
        }
        return busy(port, option);
    }

    static String busy(int port) {
        return busy(port, "--");
    }

    private static String busy(int port, String option) {
        return "Port " + port
                + " is in use by another program. Stop that one, or take another port: bin/penstock " + option + "port "
                + (port < 65_535 ? port + 1 : 8080);
    }
}
