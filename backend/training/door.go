package training

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"sync"
	"time"

	"shcr/backend/training/faults"
)

// authority is a certificate authority that lives as long as the region: its key
// is in memory only, so nothing that trusts it can be fooled later.
type authority struct {
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
	pem  []byte
}

// certified is how long certificates of the training region are good for; a
// region runs for hours.
const certified = 60 * 24 * time.Hour

func newAuthority() (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "ShCR training region authority"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(certified),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign, MaxPathLenZero: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		return nil, err
	}
	if c, err = x509.ParseCertificate(der); err != nil {
		return nil, err
	}
	return &authority{key, c, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})}, nil
}

// issue makes a server certificate, good for an address unless a fault says how
// it shall be bad.
func (a *authority) issue(ip net.IP, bad faults.Fault) (*tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: ip.String()}, IPAddresses: []net.IP{ip},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(certified),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	parent, signer := a.cert, a.key
	switch bad {
	case faults.TLSExpired:
		c.NotBefore, c.NotAfter = time.Now().Add(-certified), time.Now().Add(-time.Minute)
	case faults.TLSName:
		c.IPAddresses, c.DNSNames = nil, []string{"elsewhere.invalid"}
	case faults.TLSSelfSigned:
		parent, signer = c, key
	}
	der, err := x509.CreateCertificate(rand.Reader, c, parent, &key.PublicKey, signer)
	if err != nil {
		return nil, err
	}
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, nil
}

// door is a listener of one partner's own, over TLS with HTTP/2. While a fault is
// set it speaks HTTP/1.1 only, so that every fault can send its exact bytes.
type door struct {
	address string
	ip      net.IP
	listens net.Listener
	server  *http.Server
	issuer  *authority
	fault   func() faults.Fault
	served  chan struct{}

	mu    sync.Mutex
	conns map[net.Conn]bool
	certs map[faults.Fault]*tls.Certificate
}

// openDoor listens on the region's own address at another port.
func openDoor(ctx context.Context, beside net.Addr, issuer *authority) (*door, error) {
	host, _, err := net.SplitHostPort(beside.String())
	if err != nil {
		return nil, err
	}
	var listen net.ListenConfig
	l, err := listen.Listen(ctx, "tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		return nil, fmt.Errorf("training region: %w", err)
	}
	d := &door{address: "https://" + l.Addr().String(), ip: net.ParseIP(host), listens: l, issuer: issuer,
		served: make(chan struct{}), conns: map[net.Conn]bool{}, certs: map[faults.Fault]*tls.Certificate{}}
	if _, err := d.certificate(faults.None); err != nil {
		_ = l.Close()
		return nil, err
	}
	return d, nil
}

// serve starts answering.
func (d *door) serve(server *http.Server, fault func() faults.Fault) {
	d.fault, d.server = fault, server
	server.ErrorLog = log.New(io.Discard, "", 0) // callers that refuse a bad certificate are no news
	server.TLSConfig = &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}, GetConfigForClient: d.greet}
	server.ConnState = func(c net.Conn, s http.ConnState) {
		d.mu.Lock()
		defer d.mu.Unlock()
		if s == http.StateClosed || s == http.StateHijacked {
			delete(d.conns, c)
		} else {
			d.conns[c] = true
		}
	}
	go func() {
		defer close(d.served)
		_ = server.ServeTLS(d.listens, "", "")
	}()
}

// greet chooses the certificate and the protocol for a new connection.
func (d *door) greet(*tls.ClientHelloInfo) (*tls.Config, error) {
	f := d.fault()
	cert, err := d.certificate(f)
	if err != nil {
		return nil, err
	}
	c := &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}, Certificates: []tls.Certificate{*cert}}
	if f != faults.None {
		c.NextProtos = []string{"http/1.1"}
	}
	return c, nil
}

func (d *door) certificate(f faults.Fault) (*tls.Certificate, error) {
	switch f {
	case faults.TLSExpired, faults.TLSName, faults.TLSSelfSigned:
	default:
		f = faults.None
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.certs[f] == nil {
		cert, err := d.issuer.issue(d.ip, f)
		if err != nil {
			return nil, err
		}
		d.certs[f] = cert
	}
	return d.certs[f], nil
}

// hangUp closes all connections: the next ones are greeted anew.
func (d *door) hangUp() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for c := range d.conns {
		_ = c.Close()
	}
}

func (d *door) close() error {
	if d.server == nil {
		return d.listens.Close()
	}
	err := d.server.Close()
	<-d.served
	return err
}

// CA gives the certificate of the training authority in PEM, which signs the
// partners that are reached over HTTPS; nil without Options.TLS.
func (r *Region) CA() []byte {
	if r.issuer == nil {
		return nil
	}
	return append([]byte(nil), r.issuer.pem...)
}
