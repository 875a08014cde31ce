import type { Lexicon, Units } from '../lexicon';

/** The commonest short words: they tell the language of a text. */
export const common =
  'le les des du une et est vous votre vos nous notre nos pour avec sur dans par pas plus que qui ce cette ces au aux je ma mon mes à ou sont être tous toutes';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const units: Units = {
  s: SECOND,
  sec: SECOND,
  seconde: SECOND,
  secondes: SECOND,
  min: MINUTE,
  minute: MINUTE,
  minutes: MINUTE,
  h: HOUR,
  heure: HOUR,
  heures: HOUR,
  j: DAY,
  jour: DAY,
  jours: DAY,
};

const fr: Lexicon = {
  lang: 'fr',
  common,
  numbers: {},
  units,
  sets: {
    magnet:
      'guide|guides|ebook|livre|pdf|cours|formation|atelier|webinaire|modèle|modèles|rapport|échantillon|essai|vidéo|catalogue|recette|étude|brochure|checklist',
  },
  phrases: {
    offer: [
      '(promo|promos|promotion|promotions|offre|offres|solde|soldes|remise|remises|réduction|réductions|rabais|vente flash)',
      '- ?<percent>',
    ],
    countdown: [
      '(promo|promotion|offre|offres|soldes|remise|réduction|vente flash|vente) ~3 (termine|terminent|finit|finissent|expire|expirent|prend fin) dans',
    ],
    'countdown.weak': ['<time>'],
    scarcity: [
      "(plus que|ne reste que|plus qu') <n> ~1 (en stock|article|articles|pièces|exemplaires|disponibles)",
    ],
    'gate.address': ['(email|mail|mél|courriel)', 'e mail'],
    'gate.newsletter': [
      '(chaque|tous les|toutes les) ~2 (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine|semaines|mois|matin|matins) ~6 (mail|e mail|email|lettre|boîte|recevez|envoyons|envoie)',
      'on vous écrit',
      "(newsletter*|infolettre*|*lettre d'information|bulletin|mailing)",
      "(lettre|lettres|note) ~1 (d'information|d'informations|d'info|d'actualité|hebdomadaire|quotidienne|mensuelle)",
      "(abonnez|abonner|abonne|m'abonne|m'abonner|s'abonner|inscris|m'inscris|m'inscrire|s'inscrire|inscrivez) ~6",
      "(recevez|recevoir|reçois) ~5 (actualité*|actus|l'actualité|l'actu|offres|nouveautés|newsletter*|conseils|informations|infos|alertes|e mail|email|mail|boîte|recettes|articles|promotions|meilleur)",
      '(dans|directement dans|par) (votre boîte|ta boîte|e mail|email|mail|courriel)',
      '(restez|rester|tenez|être|soyez) ~2 (informé*|contact|connecté*|courant|tenu*|premiers|avertis)',
      "(ne|n'en|rien) ~2 (ratez|manquez|manquer|rater) ~2",
      '(désinscrire|désabonner|désabonnement|désinscription) ~4 (tout moment|moment|lien)',
      '(tous les|chaque) (jours|matins|matin|semaine|semaines|jour|mois|lundi|mardi|mercredi|jeudi|vendredi)',
      '(nos|dernières|prochaines|bonnes) (offres|actualités|nouveautés|infos|news|promotions|affaires)',
      '(offres|informations|communications) (commerciales|promotionnelles|exclusives|partenaires|spéciales)',
    ],
    'gate.discount': [
      '(<percent>|<money>) ~3 (remise|réduction|offert*|rabais|commande|achat)',
      "(code promo|bon d'achat|bon de réduction|remise|réduction|rabais|chèque cadeau|livraison (offerte|gratuite))",
    ],
    'gate.welcome': [
      '(première|1ère|premier|1er) (commande|achat|fois)',
      '(bienvenue|nouveaux clients|nouveau client)',
    ],
    'gate.lead-magnet': [
      '(gratuit*|offert*|cadeau) ~3 {magnet}',
      '{magnet} ~3 (gratuit*|offert*)',
      '(téléchargez|télécharger|télécharge|obtenez|recevez|recevoir) ~3 {magnet}',
      '(ebook|livre blanc|webinaire|tirage au sort|jeu concours|gagnez|gagner)',
      "(enregistrer|envoyer|recevoir|sauvegarder) ~2 (recette|l'article|lien)",
      "(liste d'attente|avant première|essai gratuit)",
    ],
    'gate.content-lock': [
      '(continuer|poursuivre|poursuivez|continuez) ~2 (lecture|lire)',
      "(lire|débloquer|débloquez|accéder|accédez) ~2 (suite|l'article|contenu|l'intégralité)",
    ],
    'gate.wheel': ['(tournez|tourner|roue) ~3 (roue|fortune|chance)', 'tentez votre chance'],
    'gate.button': [
      "(abonner|m'abonne|m'abonner|s'abonner|abonnez vous|je m'abonne|m'inscris|m'inscrire|s'inscrire|je m'inscris|inscription|inscrivez vous|recevoir|télécharger|profiter|j'en profite|oui|suivre|s'abonner)",
      'je (veux|souhaite|reçois|télécharge|participe|profite)',
    ],
    'gate.plain-button': ['(ok|envoyer|valider|soumettre|confirmer|continuer|je valide|go)'],
    'not.login': [
      "(connexion|connecter|connectez|identifiant|identifier|identifiez|mot de passe|mdp|pseudo|nom d'utilisateur)",
      '(déjà|pas encore|rester) ~2 (compte|client|inscrit|membre|connecté|abonné)',
    ],
    'not.account': [
      '(créer|créez|mon|ouvrir) ~1 compte',
      '(nouveau client|date de naissance|confirmer le mot)',
    ],
    'not.checkout': [
      '(panier|paiement|livraison|facturation|commande|commander|carte bancaire|code postal|adresse postale|faire un don|don)',
    ],
    'not.contact': [
      '(contact*|message|demande|devis|objet|sujet|question|écrivez|réclamation|rappel|rappelez|rendez vous|signaler)',
    ],
    'not.comment': [
      '(commentaire*|commenter|réagir|réaction*|avis|répondre|réponse)',
      '(ne sera pas|pas) publié*',
    ],
    'not.search': ['(recherche*|rechercher|trouver|mots clés)'],
    'not.reset': ['(mot de passe|identifiant*) ~2 (oublié|perdu|réinitialiser)', 'réinitialis*'],
    'not.share': [
      '(ami|amis|amie|destinataire*|expéditeur)',
      '(partager|partagez|envoyer|recommander) ~3 (ami|page|article|lien|mail|e mail|email)',
    ],
    'not.stock': ['(rupture|stock|disponible|disponibilité)'],
    'not.unsubscribe': ['(me désabonner|me désinscrire|je me désabonne)'],
    'not.own-words': [
      '(candidature|postuler|cv|lettre de motivation|pétition|signer|sondage|voter|réserver|réservation|pièce jointe|témoignage)',
    ],
    'not.consent': ['(cookies|notifications|application mobile)'],
    decline: [
      '^ (non|non merci|fermer|plus tard|annuler|refuser|ignorer|pas maintenant|continuer sans) ~3 $',
      'non merci',
    ],
  },
};

export default fr;
