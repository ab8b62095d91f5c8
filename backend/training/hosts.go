package training

import (
	"net/http"
	"slices"
	"strings"

	"github.com/go-jose/go-jose/v4"

	"shcr/backend/training/broker"
	"shcr/backend/training/cast"
	"shcr/backend/training/hosts"
	"shcr/backend/training/identity"
	"shcr/backend/training/neighbours"
)

// ID is the region's own, in its region file.
const ID = "training"

// LaunchAudience is this region's exact name in signed hand-overs, and the
// audience of the token with which a one-time code is redeemed.
const LaunchAudience = "shcr.training"

// Hosts gives the host systems, whose methods make hand-overs: a link
// ([hosts.Simulator.Link]), a signed assertion, a code, a SMART launch.
func (r *Region) Hosts() *hosts.Simulator { return r.hosts }

// hostSystems makes the host systems and the broker that they ask for codes.
func (r *Region) hostSystems(calendar *cast.Calendar) {
	var sim *hosts.Simulator
	r.broker = broker.New(broker.Config{Audience: LaunchAudience, Now: r.clock.real,
		Keys: func(partner string) ([]jose.JSONWebKey, bool) {
			if s, ok := hosts.Find(partner); !ok || s.Form != hosts.Code {
				return nil, false
			}
			set, err := sim.Keys(partner)
			return set.Keys, err == nil
		},
		User: func(q *http.Request) (string, bool) {
			p, err := r.verify(q, LaunchAudience)
			return p.Sub, err == nil
		}})
	sim = hosts.New(hosts.Config{Base: r.address + "/host/", Audience: LaunchAudience, Broker: r.address + "/broker/launch/codes", Age: r.broker.Age,
		Viewer: identity.ClientID, Now: r.clock.real, User: hostUser,
		Person: func(key, ods string) (hosts.Person, bool) { return r.hostPerson(calendar, key, ods) }})
	r.hosts = sim
}

// Neighbours gives the neighbouring record, for what it was told.
func (r *Region) Neighbours() *neighbours.Neighbours { return r.neighbours }

// neighbouring makes the neighbouring record.
func (r *Region) neighbouring() {
	r.neighbours = neighbours.New(neighbours.Config{Base: r.address + "/neighbour/", Now: r.clock.real, Knows: r.people.Knows, Show: page, Page: parsePage,
		User: func(q *http.Request) (neighbours.Caller, bool) {
			p, err := r.verify(q, neighbours.Audience)
			return neighbours.Caller{Sub: p.Sub, Name: p.Name, RoleCode: p.RoleCode}, err == nil
		}})
}

// hostUser is a professional in the role that they have at an organisation.
func hostUser(key, ods string) (hosts.User, bool) {
	staff := identity.Staff()
	i := slices.IndexFunc(staff, func(p identity.Professional) bool { return p.Key == key })
	if i < 0 {
		return hosts.User{}, false
	}
	u := hosts.User{Key: key, Sub: staff[i].UID, Name: staff[i].Name}
	for _, role := range staff[i].Roles {
		if role.ODS == ods || u.RoleProfile == "" {
			u.RoleProfile, u.RoleCode, u.RoleName = role.Profile, role.Code, role.Name
		}
	}
	return u, true
}

// hostPerson is a person as a host knows them: by key in the stories or NHS
// number, with the id of its organisation where that is a partner who holds them.
func (r *Region) hostPerson(calendar *cast.Calendar, key, ods string) (hosts.Person, bool) {
	number := strings.ReplaceAll(key, " ", "")
	for _, p := range cast.All() {
		if p.Key != key && p.NHS != number {
			continue
		}
		known := p.Known(calendar)
		out := hosts.Person{Key: p.Key, NHS: p.NHS, Family: p.Family, Given: p.Given, Prefix: p.Prefix, Born: known.Born, Gender: p.Gender, LocalID: "H" + p.Key}
		if s := r.site(ods); s != nil {
			if ids := s.holding.Registered(p.NHS); len(ids) > 0 {
				out.LocalID = ids[0]
			}
		}
		return out, true
	}
	return hosts.Person{}, false
}

// launchRoutes registers the hosts, the broker and the neighbours.
func (r *Region) launchRoutes(mux *http.ServeMux) {
	mux.Handle("/host/", r.through("hosts", http.StripPrefix("/host", r.hosts)))
	mux.Handle("POST /broker/launch/codes", r.through("broker", http.HandlerFunc(r.broker.GiveCode)))
	mux.Handle("/neighbour/", r.through("neighbour", http.StripPrefix("/neighbour", r.neighbours)))
	mux.Handle("POST /broker/launch/redeem", r.through("broker", http.HandlerFunc(r.broker.Redeem)))
}
